import Notebooks
import Parameters
import Testing

@Suite struct AnnotationTests {
  @Test func anErrorBecomesACommandWithItsPlace() {
    let error = NotebookError("no stage is called 'a'", at: SourceLocation(file: "Pipelines/a.md", line: 3, column: 7))
    #expect(
      renderAnnotations([Annotation(error)]) == "::error file=Pipelines/a.md,line=3,col=7::no stage is called 'a'\n")
  }

  @Test func whatWouldEndTheCommandIsEscaped() {
    let place = SourceLocation(file: "a,b:c%.md", line: 1, column: 1)
    #expect(
      renderAnnotations([Annotation("50%\r\nof: it, ::error::", at: place)])
        == "::error file=a%2Cb%3Ac%25.md,line=1,col=1::50%25%0D%0Aof: it, ::error::\n")
  }

  @Test func atMostTenAreWritten() {
    let annotations = (1...13).map { Annotation("error \($0)", at: nil) }
    let lines = renderAnnotations(annotations).split(separator: "\n")
    #expect(lines.count == 10)
    #expect(lines[8] == "::error::error 9")
    #expect(lines[9] == "::error::and 4 more; the log has all")
    #expect(renderAnnotations(Array(annotations.prefix(10))).hasSuffix("::error::error 10\n"))
    #expect(renderAnnotations([]).isEmpty)
  }
}
