/**
 * What caches hold and what has to go when there is no room, without any simulation of time.
 *
 * <p>{@link archsim.components.cache.eviction.Eviction} names the policies and makes them. Each is
 * an {@code Order}, one class; {@code Contents} is the same for all and holds the entries in {@code
 * Entries}: 32 bytes for each, and 11 to 21 bytes to find it by its key. ARC and S3-FIFO also
 * remember keys that went, at the same price; W-TinyLFU needs 8 to 16 bytes per entry for its
 * counts, RANDOM 4 to 8 for its row.
 */
@NullMarked
package archsim.components.cache.eviction;

import org.jspecify.annotations.NullMarked;
