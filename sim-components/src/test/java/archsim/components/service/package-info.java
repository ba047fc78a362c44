@NullMarked
package archsim.components.service;

import org.jspecify.annotations.NullMarked;
