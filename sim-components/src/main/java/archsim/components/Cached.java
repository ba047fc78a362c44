package archsim.components;

/** A kind that services ask for entries, and that may have them or not. */
public interface Cached extends ComponentSpec {}
