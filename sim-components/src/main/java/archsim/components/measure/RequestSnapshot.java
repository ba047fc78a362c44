package archsim.components.measure;

import archsim.core.statistics.ExcursionCounts;
import archsim.core.statistics.HistogramSnapshot;

/**
 * What an edge, a workload or a class had counted in one replication, from the end of the warm-up.
 *
 * @param insideAtStart requests inside at the end of the warm-up
 * @param unfinished requests inside at the end
 * @param insideArea ∫ N dt in request seconds
 * @param responseTimes summed over all requests that ended, whatever the outcome
 * @param ageAtStart summed age of the requests inside at the end of the warm-up, in seconds
 * @param ageAtEnd summed age of the requests inside at the end
 * @param unfinishedAges ages of the requests inside at the end
 * @param latency of the requests that ended OK
 * @param excursions of the latency above each level
 * @param excursionsOfAll the same over all requests, those that did not end OK above every level
 */
public record RequestSnapshot(
    String name,
    long arrived,
    long insideAtStart,
    OutcomeCounts ended,
    long unfinished,
    double insideArea,
    double responseTimes,
    double ageAtStart,
    double ageAtEnd,
    HistogramSnapshot unfinishedAges,
    HistogramSnapshot latency,
    ExcursionCounts excursions,
    ExcursionCounts excursionsOfAll) {}
