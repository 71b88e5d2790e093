"""Training played through from the first lesson to the certificate, in any channel."""
