/**
 * The message network: connectors hand in messages, route points pass them on, an archive keeps what happened. Ordinary
 * stateless beans and entities; {@code @Replicated} on the methods that change something is all that Reprise asks for. Keys and
 * times come with the call. Depends on Jakarta EE and {@code org.reprise.api}.
 */
@NullMarked
package org.reprise.network;

import org.jspecify.annotations.NullMarked;
