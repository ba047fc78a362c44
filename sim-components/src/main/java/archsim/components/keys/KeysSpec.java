package archsim.components.keys;

import archsim.core.spec.Doc;
import archsim.core.spec.FreeName;
import archsim.core.spec.Shorthand;

/**
 * What a user wrote about a set of keys.
 *
 * @param popularity how often each of them is asked for
 */
@Doc("Keys, such as users or items; a request draws one of them at most once and keeps it.")
@FreeName
public record KeysSpec(
    @Shorthand
        @Doc(
            "How often each is asked for: zipf(n=2M s=0.8), uniform(n=1M), hot(..), unique, trace.")
        Popularity popularity) {}
