import FormatErrors
import Testing

@Suite struct FormatErrorTests {
  @Test func itSaysWhereAndWhat() {
    let inBytes = FormatError("is cut off", in: "codes.npy", at: .byte(128))
    #expect("\(inBytes)" == "codes.npy: byte 128: is cut off")
    let inText = FormatError("a comma should stand here", in: "codes.csv", at: .text(line: 3, column: 7))
    #expect("\(inText)" == "codes.csv:3:7: a comma should stand here")
  }

  @Test(arguments: [
    (Double.nan, "nan"), (-.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf"), (-0.5, "-0.5"), (1e300, "1e+300"),
  ])
  func aNaNHasNoSign(number: Double, words: String) {
    #expect(FormatError.written(number) == words)
    #expect(FormatError.written(Float(number)) == (number.isFinite && number > 1e100 ? "inf" : words))
  }
}
