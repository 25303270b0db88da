/**
 * A bank for tests inside Liberty: beans that do what replicated beans may do, good and bad. Depends on the API of Reprise only, as
 * any application does.
 */
@NullMarked
package org.reprise.liberty.inside.bank;

import org.jspecify.annotations.NullMarked;
