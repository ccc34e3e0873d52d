// Rooms: what one can have open: a chat, or each topic of a forum, which Telegram shows like chats.

export function rooms(chats) {
  return chats.flatMap((chat) => [
    room(chat, 0, chat.title),
    ...chat.topics.map((topic) => room(chat, topic.id, `${chat.title} · ${topic.name}`)),
  ]);
}

function room(chat, topic, title) {
  const messages = chat.messages.filter((each) => (each.topic ?? 0) === topic);
  return { ...chat, key: `${chat.id}:${topic}`, topic, title, messages };
}

// The room of a message, or of what was said of one.
export function roomOf(all, { id, chat, topic }) {
  const inside = all.filter((each) => each.id === chat);
  if (topic === undefined) return inside.find((each) => each.messages.some((message) => message.id === id));
  return inside.find((each) => each.topic === (topic ?? 0));
}
