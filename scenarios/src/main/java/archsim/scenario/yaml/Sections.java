package archsim.scenario.yaml;

import java.util.Locale;

/** The sections of a scenario, in words. */
public final class Sections {
  private Sections() {}

  /** What one component of a section is called: loadBalancers has load balancers. */
  public static String noun(String section) {
    String singular = section.endsWith("s") ? section.substring(0, section.length() - 1) : section;
    return singular.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
