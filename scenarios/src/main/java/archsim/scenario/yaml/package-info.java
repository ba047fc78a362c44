/**
 * From bytes to records: composes YAML into nodes that know their places, merges, substitutes and
 * overrides them, and binds them to spec records. Every mistake on the way becomes a {@link
 * archsim.scenario.yaml.Diagnostic}; none ends the reading, and all are reported at once.
 */
@NullMarked
package archsim.scenario.yaml;

import org.jspecify.annotations.NullMarked;
