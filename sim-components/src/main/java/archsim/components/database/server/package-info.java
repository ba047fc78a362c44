/**
 * What one server of a database is and does, what may be said of it, and the contract of layouts.
 */
@NullMarked
package archsim.components.database.server;

import org.jspecify.annotations.NullMarked;
