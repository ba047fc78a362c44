@NullMarked
package archsim.components.measure;

import org.jspecify.annotations.NullMarked;
