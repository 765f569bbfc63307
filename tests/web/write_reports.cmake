# Writes the reports and sheets of the demo client, for the checks: OUT_DIR/run and OUT_DIR/sheet.
file(REMOVE_RECURSE ${OUT_DIR})
file(MAKE_DIRECTORY ${OUT_DIR})
set(sample ${SOURCE_DIR}/configs/samples/bcsc)

execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND ${PROGRAM} run --client demo --instrument bcsc.csc-360 --formats html
    --responses ${sample}/responses.csv --comments ${sample}/comments.csv --cases ${sample}/cases.csv
    --out ${OUT_DIR}/run)
execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND ${PROGRAM} sheet bcsc.csc-360 --out ${OUT_DIR}/sheet)
