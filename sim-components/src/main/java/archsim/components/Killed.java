package archsim.components;

/** A kind of equal units that faults can kill. */
public interface Killed extends ComponentSpec {}
