/**
 * What architectures are made of, and how a request flows through them: a component {@linkplain
 * archsim.components.Component#handle handles} a request and {@linkplain
 * archsim.components.Reply#complete completes} its reply, exactly once. The kinds sit in the
 * packages below.
 */
@NullMarked
package archsim.components;

import org.jspecify.annotations.NullMarked;
