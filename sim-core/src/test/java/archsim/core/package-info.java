@NullMarked
package archsim.core;

import org.jspecify.annotations.NullMarked;
