package archsim.run;

import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.OutcomeCounts;
import java.util.List;
import java.util.Map;

/**
 * What one replication leaves for the estimates.
 *
 * @param windows by length of a window in seconds: the outcomes of each subject of a promise in
 *     every whole window of the measured time
 */
record ReplicationRun(
    ModelSnapshot snapshot, Map<Double, Map<Subject, List<OutcomeCounts>>> windows) {}
