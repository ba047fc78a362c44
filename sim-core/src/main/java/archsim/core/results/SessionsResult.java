package archsim.core.results;

/**
 * What became of the sessions of a workload, summed over replications; each counts once, when it
 * first happens to it.
 *
 * @param started that sent their first request
 * @param lost of which a request did not find the state it had at a replica
 * @param moved that a sticky balancer had to send to another replica
 */
public record SessionsResult(long started, long lost, long moved) {}
