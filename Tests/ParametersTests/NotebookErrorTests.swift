import Parameters
import Testing

@Test func aNotebookErrorBeginsWithItsPlace() {
  let error = NotebookError(
    "no stage kind is called 'x'", at: Parameters.SourceLocation(file: "Pipelines/a.md", line: 12, column: 6))
  #expect(error.description == "Pipelines/a.md:12:6: no stage kind is called 'x'")
}
