package archsim.reports.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the template of the report is filled with.
 *
 * @param alert what to know before any figure, null where there is nothing
 * @param verdict the word
 * @param verdictStyle its CSS class
 * @param reasons what the verdict comes from, the worst first
 * @param source the scenario as read
 * @param sourceLeft characters of the source that are left out
 */
public record Page(
    String name,
    @Nullable Alert alert,
    String verdict,
    String verdictStyle,
    List<String> reasons,
    List<Section> sections,
    String source,
    int sourceLeft) {
  /**
   * Why figures are not what they seem to be.
   *
   * @param title in a few words
   * @param why with figures
   * @param meaning what follows for the reader, a sentence
   */
  public record Alert(String title, String why, String meaning) {}
}
