package archsim.components.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened to components since the end of the warm-up, such as kills; the first so many. */
final class Journal {
  private static final int MOST = 1000;

  private final List<ModelSnapshot.Happening> happenings = new ArrayList<>();
  private double since;
  private long left;

  void add(double now, String what) {
    if (happenings.size() < MOST) {
      happenings.add(new ModelSnapshot.Happening(now - since, what));
    } else {
      left++;
    }
  }

  void reset(double now) {
    since = now;
    left = 0;
    happenings.clear();
  }

  List<ModelSnapshot.Happening> snapshot(double now) {
    List<ModelSnapshot.Happening> all = new ArrayList<>(happenings);
    if (left > 0) {
      all.add(
          new ModelSnapshot.Happening(
              now - since, String.format(Locale.ROOT, "%,d more events", left)));
    }
    return List.copyOf(all);
  }
}
