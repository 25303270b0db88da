/**
 * Portions between sites: a secondary asks, any site that has the portion answers. The rules are plain Java over the
 * {@link org.reprise.transfer.Transport} seam; only the classes whose names begin with {@code Jms} know JMS. Depends on
 * {@code org.reprise.log} and {@code org.reprise.event}.
 */
@NullMarked
package org.reprise.transfer;

import org.jspecify.annotations.NullMarked;
