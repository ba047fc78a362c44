/**
 * How popular the keys of a key space are: what users write under {@code keys}.
 *
 * <pre>{@code
 * Popularity items = Popularity.parse("zipf(n=2M s=0.8)");
 * KeySampler keys = items.sampler(random);
 * random.seek(request, 0);
 * long key = keys.sample(0);
 * double hits = items.hitRatio(200_000);
 * }</pre>
 *
 * <p>A {@code Popularity} is an immutable value that never holds its keys, those of a trace apart,
 * so a billion of them cost no memory.
 */
@NullMarked
package archsim.components.keys;

import org.jspecify.annotations.NullMarked;
