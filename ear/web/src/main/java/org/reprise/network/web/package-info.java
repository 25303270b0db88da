/**
 * The doors of the message network: REST under {@code /api}, the load, and the headers of the page. Ids and times are made
 * here, before a replicated method is called. Depends on {@code org.reprise.network} and Jakarta EE.
 */
@NullMarked
package org.reprise.network.web;

import org.jspecify.annotations.NullMarked;
