/**
 * How fast the kernel is: each model once on the kernel, and once as the loop that somebody would
 * write by hand for this model alone. Both draw the same random numbers and give the same result to
 * the bit. {@link archsim.core.benchmark.Pairs} compares them in alternation, {@link
 * archsim.core.benchmark.KernelBenchmark} measures each in a JVM of its own.
 */
@NullMarked
package archsim.core.benchmark;

import org.jspecify.annotations.NullMarked;
