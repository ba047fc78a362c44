/** Services: replicas with cores, workers or loops, and endpoints. */
@NullMarked
package archsim.components.service;

import org.jspecify.annotations.NullMarked;
