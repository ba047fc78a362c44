@NullMarked
package archsim.components;

import org.jspecify.annotations.NullMarked;
