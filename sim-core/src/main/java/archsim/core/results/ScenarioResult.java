package archsim.core.results;

import java.util.Map;

/**
 * The scenario that was run.
 *
 * @param sha256 of the source
 * @param source the YAML as read
 * @param params the parameters by name, as text
 * @param set what {@code --set} overrode, by path
 */
public record ScenarioResult(
    String name,
    String sha256,
    String source,
    Map<String, String> params,
    Map<String, String> set) {}
