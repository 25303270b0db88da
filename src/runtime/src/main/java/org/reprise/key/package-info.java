/**
 * Who speaks: keys of sites, and what is signed by them. Each message between sites is signed by the server that sends it, each portion
 * by the site that sealed it. What nobody who may vouches for is refused before anything of it is used. Plain Java: the cryptography is
 * the JDK's Ed25519, the ring of public keys is kept among the settings of the event log, the private key in a file.
 */
@NullMarked
package org.reprise.key;

import org.jspecify.annotations.NullMarked;
