@NullMarked
package archsim.run;

import org.jspecify.annotations.NullMarked;
