/** The life of units: replicas, servers and shards that come, drain, are killed and go. */
@NullMarked
package archsim.components.unit;

import org.jspecify.annotations.NullMarked;
