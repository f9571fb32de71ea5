import { capital } from "./letters.ts";
/** A topic of the catalogue as a title. Those that are not listed are their ids in words. */
export function topicTitle(topic: string): string {
  const words = topic.replaceAll("-", " ");
  return titles[topic] ?? capital(words);
}

const titles: Readonly<Record<string, string>> = {
  asb: "Antisocial behaviour",
  confidence: "Public confidence",
  crime: "All recorded crime",
  fire: "Deliberate fires",
  nte: "Crime by time, and the night-time economy",
  outcomes: "Outcomes of investigations",
  repeat: "Repeat victims and addresses",
  vehicles: "Vehicle crime",
};
