# Copies the documentation into an installed prefix. In the source tree its links go to headers and samples by their
# place there; in a prefix these stand elsewhere. Run by `cmake --install`, with ASSAY_DOCS set to the folder docs/.
set(to ${CMAKE_INSTALL_PREFIX}/share/doc/assay)
file(GLOB_RECURSE pages RELATIVE ${ASSAY_DOCS} ${ASSAY_DOCS}/*.md ${ASSAY_DOCS}/*.png)
foreach(page ${pages})
  message(STATUS "Installing: $ENV{DESTDIR}${to}/${page}")
  get_filename_component(folder ${page} DIRECTORY)
  if(NOT page MATCHES "\\.md$")
    file(COPY ${ASSAY_DOCS}/${page} DESTINATION $ENV{DESTDIR}${to}/${folder})
    continue()
  endif()
  file(READ ${ASSAY_DOCS}/${page} text)
  # From share/doc/assay the prefix is two folders further up than the source tree is from docs.
  string(REGEX REPLACE "\\]\\(((\\.\\./)+)(core|sdk)/include/" "](\\1../../include/" text "${text}")
  string(REGEX REPLACE "\\]\\(((\\.\\./)+)configs/" "](\\1../assay/configs/" text "${text}")
  # What is not installed at all keeps its name and loses its link.
  string(REGEX REPLACE "\\[([^]\n]*)\\]\\((\\.\\./)+(core|plugins|sdk|tests)/[^)\n]*\\)" "\\1" text "${text}")
  file(WRITE $ENV{DESTDIR}${to}/${page} "${text}")
endforeach()
