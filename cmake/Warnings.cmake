# One set of warnings for everything that is ours; each is an error.
add_library(declass_options INTERFACE)
target_compile_options(declass_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Werror
  -fstack-protector-strong)
# g++ 12 warns of overlapping copies inside std::string where there are none.
target_compile_options(declass_options INTERFACE
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
target_compile_definitions(declass_options INTERFACE _GLIBCXX_ASSERTIONS)
target_link_options(declass_options INTERFACE -Wl,-z,relro,-z,now)
if(DECLASS_SANITIZE)
  # The sanitizers make g++ 12 see uninitialised values in the standard library.
  target_compile_options(declass_options INTERFACE -fsanitize=address,undefined
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
                         -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(declass_options INTERFACE -fsanitize=address,undefined)
endif()
