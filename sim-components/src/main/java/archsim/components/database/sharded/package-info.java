/** Shards that each hold some of the keys, and how keys move. */
@NullMarked
package archsim.components.database.sharded;

import org.jspecify.annotations.NullMarked;
