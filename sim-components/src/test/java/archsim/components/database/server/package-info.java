/** Tests of databases. */
@NullMarked
package archsim.components.database.server;

import org.jspecify.annotations.NullMarked;
