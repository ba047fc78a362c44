/** Tests of databases. */
@NullMarked
package archsim.components.database;

import org.jspecify.annotations.NullMarked;
