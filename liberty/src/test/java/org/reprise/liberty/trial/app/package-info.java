/**
 * Business code as it should not be, which a copy must survive: it asks clocks and dice, reads what others overwrite, and computes
 * otherwise at another site. Packed into the reference application's EAR by {@link org.reprise.liberty.trial.TrialEar}; depends on
 * Jakarta EE and Reprise's API alone.
 */
@NullMarked
package org.reprise.liberty.trial.app;

import org.jspecify.annotations.NullMarked;
