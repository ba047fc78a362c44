package archsim.components.resource;

import org.jspecify.annotations.Nullable;

/**
 * What a machine of an instance type is.
 *
 * @param type its name
 * @param vcpus cores that requests compute on; where two hyper-threads share a core, each is one
 * @param memory in bytes, null where it is not known
 * @param speed of one vCPU among busy ones; work takes 1 / speed of its time
 * @param price per second, null where it is not known
 * @param credits null where all vCPUs can be busy for ever
 */
public record Machine(
    String type,
    double vcpus,
    @Nullable Double memory,
    double speed,
    @Nullable Double price,
    @Nullable CreditRules credits) {}
