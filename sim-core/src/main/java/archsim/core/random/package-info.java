/**
 * Random streams by name, and the distributions of the scenario language.
 *
 * <pre>{@code
 * Distribution service = Distribution.parse("lognormal(p50=3ms p99=20ms)", Dimension.SECONDS);
 * KeyedRandom random = new Streams(seed, replication).keyed("db", "serviceTime");
 * Sampler sampler = service.sampler(random);
 * random.seek(request, 1);
 * double seconds = sampler.sample();
 * }</pre>
 *
 * <p>A {@code Distribution} is a value: one record per family, with its moments. A {@code Sampler}
 * belongs to one stream and keeps nothing between draws. All transcendental functions are of {@code
 * StrictMath}, so that draws have the same bits on every machine; the ziggurats of commons-rng use
 * others to accept or reject only.
 */
@NullMarked
package archsim.core.random;

import org.jspecify.annotations.NullMarked;
