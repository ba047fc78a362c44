/** Tests of databases. */
@NullMarked
package archsim.components.database.distributed;

import org.jspecify.annotations.NullMarked;
