// Stands for the files that share what is precompiled.
