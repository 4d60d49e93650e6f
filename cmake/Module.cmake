# declass_module(NAME DEPENDS modules... USES libraries...)
#
# One folder of src/ is one library. DEPENDS names the modules that its sources may include, and
# tests/layers.cmake holds every #include against that list. USES names outside libraries, which
# stay private: no header of a module may show them.
function(declass_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPENDS;USES;SHOWS")
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cc)
  add_library(declass_${name} STATIC ${sources})
  target_include_directories(declass_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  list(TRANSFORM arg_DEPENDS PREPEND declass_ OUTPUT_VARIABLE libraries)
  target_link_libraries(declass_${name} PUBLIC ${libraries} ${arg_SHOWS}
                        PRIVATE declass_options ${arg_USES})
  file(APPEND ${CMAKE_BINARY_DIR}/modules.txt "${name}:${arg_DEPENDS}\n")
endfunction()
file(WRITE ${CMAKE_BINARY_DIR}/modules.txt "")
