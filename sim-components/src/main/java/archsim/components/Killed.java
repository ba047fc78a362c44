package archsim.components;

/** A kind of equal units that faults can kill; its component is {@link Killable}. */
public interface Killed extends ComponentSpec {}
