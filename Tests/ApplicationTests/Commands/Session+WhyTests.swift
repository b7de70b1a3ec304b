import Application
import Testing

@Suite struct SessionWhyTests {
  @Test func thePartsOfAKeyAreToldWithTheirPlaces() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    let before = try place.session().explain("doubled[value=2]").text
    #expect(before.hasPrefix("sums/doubled[value=2] runs: "))
    #expect(before.contains("    input         numbers[value=2] = not there yet\n"))
    try await place.run()
    let text = try place.session().explain("doubled[value=2]").text
    #expect(text.hasPrefix("sums/doubled[value=2] does not run: key "))
    #expect(text.contains("    kind          scale-number\n"))
    #expect(text.contains("    parameter     factor = 3.0 (Pipelines/sums.md:20)\n"))
    try place.write(sums(value: "5"), to: "Pipelines/sums.md")
    #expect(
      try place.session().explain("doubled").text.contains(
        "sums/doubled[value=1] runs: factor 3.0 -> 5.0 (Pipelines/sums.md:20)\n"))
  }

  @Test func aDefaultSaysThatItIsOne() throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    #expect(try place.session().explain("numbers").text.contains("    parameter     digits = 3 (default)\n"))
  }
}
