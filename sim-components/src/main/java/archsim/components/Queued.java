package archsim.components;

/** A kind that services publish messages to, and take them from. */
public interface Queued extends ComponentSpec {}
