/** What the finishing step is told, since Chromium’s print cannot know it, and what it gives back. */
export {};
