import Parameters
import Testing

@Test func aValueIsSpeltAsAMessageShowsIt() {
  let place = Parameters.SourceLocation(file: "a.md", line: 1, column: 1)
  #expect(ParameterValue(.scalar("1e3", quoted: false), at: place).spelling == "'1e3'")
  #expect(ParameterValue(.list([]), at: place).spelling == "a list")
  #expect(ParameterValue(.map([]), at: place).spelling == "a map")
}
