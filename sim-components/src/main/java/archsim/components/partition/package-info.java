/**
 * Which server holds a key, and what moves when servers come and go.
 *
 * <pre>{@code
 * Partitioning before = spec.create(3, keys, seed);
 * Partitioning after = before.join(3);
 * Rebalancing moving = Rebalancing.between(before, after);
 * moving.moves();                   // from server 0 to server 3, 8.1 % of the keys; from …
 * moving.shardDuring(key, 0.4);     // who has it when 40 % of what moves is there
 * }</pre>
 *
 * <p>A {@code Partitioning} is an immutable state: {@code join} and {@code leave} make another one,
 * so what moves can be asked of any two. States do not depend on the seed of a run, but on one of
 * their own, so that all replications see the same shards.
 */
@NullMarked
package archsim.components.partition;

import org.jspecify.annotations.NullMarked;
