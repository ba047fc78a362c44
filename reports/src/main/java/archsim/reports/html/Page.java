package archsim.reports.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the template of the report is filled with.
 *
 * @param unsteady why the run was not steady, null where it was or did not have to be
 * @param verdict the word
 * @param verdictStyle its CSS class
 * @param reasons what the verdict comes from, the worst first
 * @param source the scenario as read
 * @param sourceLeft characters of the source that are left out
 */
public record Page(
    String name,
    @Nullable String unsteady,
    String verdict,
    String verdictStyle,
    List<String> reasons,
    List<Section> sections,
    String source,
    int sourceLeft) {}
