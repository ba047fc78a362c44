/**
 * Result records in, documents out. This package holds what all of them share: how a figure is
 * written. The documents are in the packages below it.
 */
@NullMarked
package archsim.reports;

import org.jspecify.annotations.NullMarked;
