@NullMarked
package archsim.components.resource;

import org.jspecify.annotations.NullMarked;
